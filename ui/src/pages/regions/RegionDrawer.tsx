// The form of a region, beside the list: read for all, changed by administrators.

import {
  Alert,
  Button,
  Drawer,
  Group,
  NumberInput,
  Radio,
  Stack,
  Switch,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Problem } from '../../api/problem';
import { type Region, useRegion, useSaveRegion } from '../../api/regions';
import { useMay } from '../../api/session';
import { LeaveGuard } from '../../components/LeaveGuard';
import { LoadingLines } from '../../components/Loading';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';
import { common } from '../../texts/common';
import { duration } from '../../texts/durations';
import { regionsTexts } from '../../texts/regions';
import { setupTexts } from '../../texts/setup';
import { MaintenanceFields } from './MaintenanceFields';
import { check, placed, sentOf, valuesOf } from './values';

const t = regionsTexts.form;

interface RegionDrawerProps {
  name: string | undefined;
  isNew: boolean;
  onClose: () => void;
}

export function RegionDrawer({ name, isNew, onClose }: RegionDrawerProps) {
  const isOpen = isNew || name !== undefined;
  const query = useRegion(isNew ? undefined : name);
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      size={620}
      // A page of fields is not lost by a click beside it.
      closeOnClickOutside={false}
      title={isNew ? t.newTitle : t.title(name ?? '')}
    >
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      {isOpen &&
        (isNew || query.data ? (
          <RegionForm key={name} region={isNew ? undefined : query.data} onClose={onClose} />
        ) : (
          !query.error && <LoadingLines lines={8} />
        ))}
    </Drawer>
  );
}

interface RegionFormProps {
  region: Region | undefined;
  onClose: () => void;
}

function RegionForm({ region, onClose }: RegionFormProps) {
  const may = useMay('administrator');
  const save = useSaveRegion();
  const [refusal, setRefusal] = useState<unknown>(null);
  const form = useForm({ initialValues: valuesOf(region), validate: check });
  const { values } = form;
  const submit = form.onSubmit(async () => {
    const name = region?.name ?? values.name.trim();
    setRefusal(null);
    try {
      const body = sentOf(values, region);
      if (Object.keys(body).length > 0) {
        await save.mutateAsync({ name, isNew: region === undefined, body });
        notifyDone(region ? t.saved(name) : t.created(name));
      }
      onClose();
    } catch (error) {
      setRefusal(error);
      if (error instanceof Problem) {
        form.setErrors(placed(error.fieldMessages()));
      }
    }
  });
  const silence = Number(values.disconnect_after_seconds);
  return (
    <form onSubmit={submit} noValidate>
      <LeaveGuard active={form.isDirty() && !save.isSuccess} />
      <Stack gap="lg">
        {!may && <Alert color="gray">{t.readOnly}</Alert>}
        {region === undefined && (
          <TextInput
            label={t.name}
            description={t.nameHint}
            data-autofocus
            maxLength={100}
            {...form.getInputProps('name')}
          />
        )}
        <TagsInput
          label={t.networks}
          description={t.networksHint}
          splitChars={[',', ' ', ';']}
          acceptValueOnBlur
          clearable={false}
          readOnly={!may}
          {...form.getInputProps('networks')}
        />
        <Radio.Group
          label={setupTexts.region.onboarding}
          readOnly={!may}
          {...form.getInputProps('onboarding')}
        >
          <Stack gap="xs" mt="xs">
            {(['approve', 'automatic'] as const).map((way) => (
              <Radio
                key={way}
                value={way}
                label={setupTexts.region[way].label}
                description={setupTexts.region[way].hint}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Radio.Group
          label={t.credentials}
          description={t.credentialsHint}
          readOnly={!may}
          {...form.getInputProps('phone_credentials')}
        >
          <Stack gap="xs" mt="xs">
            {(['verify', 'learn', 'open'] as const).map((way) => (
              <Radio
                key={way}
                value={way}
                label={t.credential[way].label}
                description={t.credential[way].hint}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Switch
          label={t.reachable}
          description={t.reachableHint}
          disabled={!may}
          {...form.getInputProps('reachable', { type: 'checkbox' })}
        />
        <NumberInput
          label={t.silence}
          description={t.silenceHint(silence > 0 ? duration(silence) : '–')}
          suffix=" s"
          min={1}
          allowDecimal={false}
          thousandSeparator=","
          styles={{ wrapper: { maxWidth: 200 } }}
          readOnly={!may}
          {...form.getInputProps('disconnect_after_seconds')}
        />
        <MaintenanceFields form={form} may={may} />
        <ProblemAlert error={refusal} />
        {may && (
          <Group justify="space-between" gap="sm">
            <Text fz="xs" c="dimmed" flex="1 1 220px">
              {region && t.touches(region.devices, region.users)}
            </Text>
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {common.cancel}
              </Button>
              <Button type="submit" loading={save.isPending}>
                {region ? common.save : t.create}
              </Button>
            </Group>
          </Group>
        )}
      </Stack>
    </form>
  );
}
