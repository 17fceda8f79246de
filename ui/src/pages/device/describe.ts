// An event in a line: what of its data people want to see first.

import type { LogEvent } from '../../api/phone';
import { deviceTexts } from '../../texts/device';

const t = deviceTexts.history;

/** The fields that say most, by kind; without an entry all that are there. */
const SHOWN: Record<string, readonly string[]> = {
  PhoneApproved: ['how', 'region', 'model'],
  PhoneReported: ['reported_status', 'user_name', 'ip', 'firmware_version', 'location'],
  PhoneDisconnected: ['last_report'],
  FileFetched: ['file', 'status', 'address'],
  FileRefused: ['file', 'reason', 'address'],
  AlarmRaised: ['severity', 'name', 'description'],
  AlarmRepeated: ['severity', 'name', 'description'],
  AlarmCleared: ['name', 'by'],
  LocalEventReported: ['severity', 'name', 'description'],
  ConfigurationGenerated: ['template', 'size_bytes'],
};

const LIST_MAX = 3;

export function describe({ kind, data }: LogEvent): string {
  switch (kind) {
    case 'CommandQueued':
      return [commandName(data.action), pairs(data.parameters)].filter(Boolean).join(' · ');
    case 'CommandHandedOver':
    case 'CommandExpired':
    case 'CommandCancelled':
      return t.command(data.command);
    case 'CommandDone':
      return `${t.command(data.command)} · ${said(data.effect)}`;
    case 'CommandFailed':
      return `${t.command(data.command)} · ${said(data.reason)}`;
  }
  const shown = SHOWN[kind];
  return shown
    ? shown
        .map((field) => said(data[field]))
        .filter(Boolean)
        .join(' · ')
    : Object.entries(data)
        .map(([field, value]) => [field, said(value)])
        .filter(([, value]) => value)
        .map(([field, value]) => `${field}: ${value}`)
        .join(' · ');
}

function commandName(action: unknown): string {
  return deviceTexts.commands.action[String(action)] ?? String(action);
}

function pairs(value: unknown): string {
  return Array.isArray(value)
    ? value
        .filter(Array.isArray)
        .map(([, parameter]) => said(parameter))
        .filter(Boolean)
        .join(', ')
    : '';
}

/** A value of the log as words. */
function said(value: unknown): string {
  if (value === null || value === undefined || value === '') {
    return '';
  }
  if (Array.isArray(value)) {
    const rest = value.length - LIST_MAX;
    const first = value.slice(0, LIST_MAX).map(said).join(', ');
    return rest > 0 ? `${first} ${t.more(rest)}` : first;
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
