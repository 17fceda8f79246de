// Links between pages, as Mantine's components.

import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { MouseEventHandler, ReactNode } from 'react';

export interface Target {
  to: string;
  params?: Record<string, string>;
  search?: object;
}

interface PageLinkProps extends AnchorProps, Target {
  children: ReactNode;
  'aria-label'?: string;
  title?: string;
  onClick?: MouseEventHandler<HTMLAnchorElement>;
}

/** A link in a text or a cell. */
export function PageLink({ to, params, search, ...rest }: PageLinkProps) {
  return (
    <Anchor
      renderRoot={(props) => (
        <Link to={to} params={params as never} search={(search ?? {}) as never} {...props} />
      )}
      {...rest}
    />
  );
}

interface LinkButtonProps extends ButtonProps, Target {
  children: ReactNode;
}

/** A link that looks like a button. */
export function LinkButton({ to, params, search, ...rest }: LinkButtonProps) {
  return (
    <Button
      renderRoot={(props) => (
        <Link to={to} params={params as never} search={(search ?? {}) as never} {...props} />
      )}
      {...rest}
    />
  );
}
