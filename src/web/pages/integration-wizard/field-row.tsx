/** One field of an item ⇄ a field of Jira. What each choice means stands below it in one sentence. */
import { Button, Select } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { FieldMappingView } from '../../../actions/index.ts'
import { Mark } from '../../parts/mark.tsx'
import { fieldWord } from '../../parts/portfolio/field-words.ts'
import { ASKS, sign } from '../../parts/signs.ts'
import { type FieldName, POLICIES, type Policy, policiesFor, ruleText } from '../sync/words.ts'
import { chosen, type Offer, type unfit } from './draft.ts'
import { FlowArrow } from './flow-arrow.tsx'
import classes from './wizard.module.css'

const SUGGESTED = sign('plain', 'Suggested', IconSparkles)

interface FieldRowProps {
  readonly field: FieldName
  readonly mapping: FieldMappingView | undefined
  /** What of Jira it can be aligned with. */
  readonly fits: readonly Offer[]
  readonly unfit: ReturnType<typeof unfit>
  /** The account's. */
  readonly timeZone: string
  /** Of one that was suggested, and that nobody has decided on: why. */
  readonly because: string | undefined
  readonly asks: boolean
  readonly set: (next: FieldMappingView | undefined) => void
}

export function FieldRow({ field, mapping, fits, unfit, timeZone, because, asks, set }: FieldRowProps): ReactNode {
  const word = fieldWord(field)
  const choose = (jira: string | null): void => {
    const offer = fits.find(({ id }) => id === jira)
    if (jira === null) set(undefined)
    else if (offer && jira !== mapping?.jira) set(chosen(mapping, field, offer))
  }
  const offer = fits.find(({ id }) => id === mapping?.jira)
  return (
    <fieldset className={classes.field} data-asks={asks || undefined}>
      <legend className={classes.hidden}>{word}</legend>
      <span className={classes.fieldName}>{word}</span>
      <FlowArrow
        label={`Direction of ${word}`}
        flow={mapping?.flow}
        flows={offer?.flows[field] ?? (mapping ? [mapping.flow] : [])}
        set={(flow) => mapping && set({ ...mapping, flow })}
      />
      <Select
        size="xs"
        aria-label={`Jira’s field for ${word}`}
        placeholder={asks ? 'Choose a field' : fits.length === 0 ? 'No field fits' : 'Not aligned'}
        data={[
          { group: 'Fits', items: fits.map(({ id, name }) => ({ value: id, label: name })) },
          {
            group: 'Cannot be aligned with it',
            items: unfit.map(({ id, name, why }) => ({ value: id, label: `${name}: ${why}`, disabled: true })),
          },
        ]}
        value={mapping?.jira ?? null}
        onChange={choose}
        disabled={fits.length === 0}
        clearable={field !== 'name'}
        allowDeselect={false}
        searchable={fits.length > 8}
      />
      <Select
        size="xs"
        aria-label={`Where both changed ${word}`}
        data={policiesFor(field).map((policy) => ({ value: policy, label: POLICIES[policy] }))}
        value={mapping?.flow === 'both' ? mapping.policy : null}
        placeholder={mapping ? 'One side says it' : ''}
        onChange={(policy) => mapping && policy && set({ ...mapping, policy: policy as Policy })}
        disabled={mapping?.flow !== 'both'}
        allowDeselect={false}
      />
      <div className={classes.rule}>
        {asks ? (
          <>
            <Mark sign={ASKS} word="Which one?" /> Several fields of Jira could be it. Choose one, or{' '}
            <Button size="compact-xs" variant="subtle" onClick={() => set(undefined)}>
              leave it out
            </Button>
          </>
        ) : (
          <>
            {because !== undefined && <Suggested because={because} />} <Rule mapping={mapping} fits={fits} />
            {mapping && offer?.zoned && <Zone mapping={mapping} field={field} timeZone={timeZone} set={set} />}
          </>
        )}
      </div>
    </fieldset>
  )
}

function Suggested({ because }: { readonly because: string }): ReactNode {
  return (
    <span className={classes.because} title={because}>
      <Mark sign={SUGGESTED} /> {because}
    </span>
  )
}

function Zone({
  mapping,
  field,
  timeZone,
  set,
}: Pick<FieldRowProps, 'field' | 'timeZone' | 'set'> & { readonly mapping: FieldMappingView }): ReactNode {
  return (
    <Select
      size="xs"
      mt={4}
      maw={280}
      aria-label={`Time zone of ${fieldWord(field)}`}
      description="A moment in Jira is a day here in the time zone"
      data={Intl.supportedValuesOf('timeZone')}
      value={mapping.zone ?? timeZone}
      onChange={(zone) => zone && set({ ...mapping, zone })}
      allowDeselect={false}
      searchable
      limit={50}
    />
  )
}

function Rule({ mapping, fits }: Pick<FieldRowProps, 'mapping' | 'fits'>): ReactNode {
  if (!mapping) return 'It is kept here alone; Jira does not know it.'
  return ruleText(mapping, fits.find(({ id }) => id === mapping.jira)?.name ?? mapping.jira)
}
