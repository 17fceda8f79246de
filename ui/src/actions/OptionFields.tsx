// The fields of an action's options.

import {
  Autocomplete,
  Checkbox,
  Group,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { JobAction } from '../api/actions';
import { useFirmwareChoices } from '../api/choices';
import { useModels } from '../api/models';
import { useRegions } from '../api/regions';
import { unread } from '../components/unread';
import { actionsTexts } from '../texts/actions';
import type { Values } from './values';

const t = actionsTexts.fields;

export interface FieldsProps {
  action: JobAction;
  values: Values;
  change: (patch: Partial<Values>) => void;
  /** What the server said, by the option's name. */
  errors: Record<string, string>;
}

export function OptionFields(props: FieldsProps) {
  const { action, values, change, errors } = props;
  switch (action) {
    case 'restart':
      return <RestartFields {...props} />;
    case 'send_message':
      return <MessageFields {...props} />;
    case 'update_firmware':
      return <FirmwareFields {...props} />;
    case 'set_region':
      return (
        <RegionSelect
          value={values.region}
          onChange={(region) => change({ region })}
          error={errors.region}
        />
      );
    case 'set_language':
      return (
        <Select
          label={t.language}
          placeholder={t.choose}
          searchable
          data={actionsTexts.languages}
          value={values.language}
          onChange={(language) => change({ language })}
          error={errors.language}
          data-autofocus
          required
        />
      );
    case 'set_model':
      return <ModelSelect value={values.model} onChange={(model) => change({ model })} />;
    case 'set_vlan':
      return <VlanFields {...props} />;
    case 'generate_configuration':
      return (
        <Checkbox
          label={t.thenUpdate}
          description={t.thenUpdateHelp}
          checked={values.thenUpdate}
          onChange={(event) => change({ thenUpdate: event.currentTarget.checked })}
        />
      );
    case 'reset_password':
      return (
        <TextInput
          label={t.same}
          description={t.sameHelp}
          value={values.same}
          onChange={(event) => change({ same: event.currentTarget.value })}
          error={errors.same}
          autoComplete="off"
        />
      );
    case 'update_configuration':
    case 'check_status':
    case 'delete_devices':
    case 'delete_users':
      return null;
  }
}

function RestartFields({ values, change, errors }: FieldsProps) {
  return (
    <Stack gap="xs">
      <Text fz="sm" fw={500}>
        {t.mode}
      </Text>
      <SegmentedControl
        aria-label={t.mode}
        fullWidth
        value={values.mode}
        onChange={(mode) => change({ mode: mode as Values['mode'] })}
        data={Object.entries(t.modes).map(([value, label]) => ({ value, label }))}
      />
      <Text fz="xs" c="dimmed">
        {t.modeHelp[values.mode]}
      </Text>
      {values.mode === 'scheduled' && (
        <TextInput
          type="datetime-local"
          label={t.at}
          value={values.at}
          onChange={(event) => change({ at: event.currentTarget.value })}
          error={errors.at}
          required
        />
      )}
    </Stack>
  );
}

function MessageFields({ values, change, errors }: FieldsProps) {
  return (
    <Stack gap="sm">
      <Textarea
        label={t.text}
        description={t.textHelp}
        value={values.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        error={errors.text}
        maxLength={500}
        rows={2}
        required
        data-autofocus
      />
      <NumberInput
        label={t.seconds}
        value={values.seconds}
        onChange={(seconds) => change({ seconds })}
        error={errors.seconds}
        min={1}
        max={3600}
        allowDecimal={false}
        w={200}
      />
    </Stack>
  );
}

function FirmwareFields({ values, change, errors }: FieldsProps) {
  const firmware = useFirmwareChoices();
  const entries = firmware.data ?? [];
  const isUsable = (entry: (typeof entries)[number]) => !entry.missing && entry.version !== '';
  return (
    <Stack gap="sm">
      <Select
        label={t.firmware}
        placeholder={t.choose}
        searchable
        required
        data-autofocus
        value={values.firmware}
        onChange={(firmware) => change({ firmware })}
        data={entries.map((entry) => ({
          value: entry.name,
          label: t.firmwareOf(
            entry.name,
            entry.missing ? t.firmwareMissing : entry.version || t.firmwareUnknown,
          ),
          disabled: !isUsable(entry),
        }))}
        error={errors.firmware}
        description={firmware.data && !entries.some(isUsable) ? t.firmwareNone : undefined}
      />
      <Checkbox
        label={t.ring}
        description={t.ringHelp}
        checked={values.hasRing}
        onChange={(event) => change({ hasRing: event.currentTarget.checked })}
      />
      {values.hasRing && (
        <Group grow align="flex-start">
          <NumberInput
            label={t.ringSize}
            value={values.ringSize}
            onChange={(ringSize) => change({ ringSize })}
            error={errors.ring_size}
            min={1}
            max={10_000}
            allowDecimal={false}
          />
          <NumberInput
            label={t.ringWait}
            value={values.ringMinutes}
            onChange={(ringMinutes) => change({ ringMinutes })}
            error={errors.ring_wait_seconds}
            min={1}
            max={1440}
            allowDecimal={false}
          />
        </Group>
      )}
    </Stack>
  );
}

function VlanFields({ values, change, errors }: FieldsProps) {
  return (
    <Group grow align="flex-start">
      <Autocomplete
        label={t.vlanMode}
        data={[...actionsTexts.vlanModes]}
        value={values.vlanMode}
        onChange={(vlanMode) => change({ vlanMode })}
        error={errors.vlan_mode}
        data-autofocus
      />
      <NumberInput
        label={t.vlanId}
        value={values.vlanId}
        onChange={(vlanId) => change({ vlanId })}
        error={errors.vlan_id}
        min={0}
        max={4094}
        allowDecimal={false}
      />
    </Group>
  );
}

interface ChoiceProps {
  value: string | null;
  onChange: (value: string | null) => void;
  label?: string;
  error?: string;
  description?: string;
  required?: boolean;
  clearable?: boolean;
}

/** One of the regions that there are. */
export function RegionSelect({ label = t.region, required = true, ...rest }: ChoiceProps) {
  const regions = useRegions();
  return (
    <Select
      label={label}
      placeholder={t.choose}
      searchable
      required={required}
      data={regions.data?.map(({ name }) => name) ?? []}
      {...rest}
      error={rest.error ?? unread(regions.error)}
    />
  );
}

/** One of the models that the server knows. */
export function ModelSelect({ label = t.model, required = true, ...rest }: ChoiceProps) {
  const models = useModels();
  const names = (models.data ?? []).map(({ name }) => name).filter((name) => name !== '');
  const data = rest.value && !names.includes(rest.value) ? [...names, rest.value] : names;
  return (
    <Select
      label={label}
      placeholder={t.choose}
      searchable
      required={required}
      data={data}
      {...rest}
      error={rest.error ?? unread(models.error)}
    />
  );
}
