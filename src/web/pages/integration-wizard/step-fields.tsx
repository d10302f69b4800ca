/** Field by field: which field of Jira, in which direction, and who wins where both changed. */
import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { FieldMappingView } from '../../../actions/index.ts'
import { FIELD_NAMES, type FieldName } from '../sync/words.ts'
import { ambiguous, type Draft, fitting, mappingOf, unfit } from './draft.ts'
import { FieldRow } from './field-row.tsx'
import type { OptionsStepProps } from './step-level.tsx'
import classes from './wizard.module.css'

export function FieldsStep({ draft, change, options }: OptionsStepProps): ReactNode {
  const open = new Set(ambiguous(draft, options))
  const because = (field: FieldName): string | undefined =>
    draft.settled.has(field) || !mappingOf(draft.mapping, field) ? undefined : (options.because[field] ?? '')
  return (
    <>
      <Text fz="sm" className="dimmed">
        What is not aligned stays only where it is. One field never holds up another.
      </Text>
      <div className={classes.fields}>
        <div className={classes.fieldHead} aria-hidden>
          <span>In Fairlead</span>
          <span>Direction</span>
          <span>In Jira</span>
          <span>Where both changed</span>
        </div>
        {FIELD_NAMES.map((field) => (
          <FieldRow
            key={field}
            field={field}
            mapping={mappingOf(draft.mapping, field)}
            fits={fitting(options, draft.mapping, field)}
            unfit={unfit(options, draft.mapping, field)}
            timeZone={options.timeZone}
            because={because(field)}
            asks={open.has(field)}
            set={(next) => change((now) => withField(now, field, next))}
          />
        ))}
      </div>
    </>
  )
}

function withField(draft: Draft, field: FieldName, next: FieldMappingView | undefined): Draft {
  const others = draft.mapping.fields.filter((one) => one.field !== field)
  const fields = FIELD_NAMES.flatMap((name) => [...others, ...(next ? [next] : [])].filter((one) => one.field === name))
  return { ...draft, mapping: { ...draft.mapping, fields }, settled: new Set([...draft.settled, field]) }
}
