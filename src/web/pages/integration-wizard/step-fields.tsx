/** Field by field: which field of Jira, in which direction, and who wins where both changed. */
import { Input, SegmentedControl, Text } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import type { FieldMappingView, MappingView } from '../../../actions/index.ts'
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
      <Comments
        flow={draft.mapping.comments}
        choose={(comments) => change((now) => ({ ...now, mapping: { ...now.mapping, comments } }))}
      />
    </>
  )
}

type CommentFlow = MappingView['comments']

const COMMENTS: readonly { readonly value: CommentFlow; readonly label: string; readonly says: string }[] = [
  { value: 'none', label: 'None', says: 'Comments stay where they are made.' },
  {
    value: 'from-jira',
    label: 'From Jira',
    says: 'Comments on the issue are shown here too, but for those that only some may see in Jira.',
  },
  {
    value: 'both',
    label: 'Both ways',
    says: 'What is said here is also written on the issue by the service account, in its author’s name. In a service project customers see it.',
  },
]

function Comments({
  flow,
  choose,
}: {
  readonly flow: CommentFlow
  readonly choose: (flow: CommentFlow) => void
}): ReactNode {
  const id = useId()
  return (
    <div>
      <Input.Label labelElement="div" id={id} mb={4} display="block">
        Comments
      </Input.Label>
      <SegmentedControl
        aria-labelledby={id}
        data={COMMENTS.map(({ value, label }) => ({ value, label }))}
        value={flow}
        onChange={(value) => choose(value as CommentFlow)}
      />
      <Text fz="sm" className="dimmed" mt={4}>
        {COMMENTS.find(({ value }) => value === flow)?.says}
      </Text>
    </div>
  )
}

function withField(draft: Draft, field: FieldName, next: FieldMappingView | undefined): Draft {
  const others = draft.mapping.fields.filter((one) => one.field !== field)
  const fields = FIELD_NAMES.flatMap((name) => [...others, ...(next ? [next] : [])].filter((one) => one.field === name))
  return { ...draft, mapping: { ...draft.mapping, fields }, settled: new Set([...draft.settled, field]) }
}
