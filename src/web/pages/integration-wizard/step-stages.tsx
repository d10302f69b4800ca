/** Which status stands for which stage, and which is written for a stage; the same for options of health. */
import { Button, Group, Text, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { FieldMappingView } from '../../../actions/index.ts'
import { Mark } from '../../parts/mark.tsx'
import { HEALTH_SIGNS, STATUS_SIGNS } from '../../parts/portfolio/signs.ts'
import { useStages } from '../../parts/portfolio/stage.tsx'
import { Section } from '../../parts/section.tsx'
import { type Draft, isOfStatuses, mappingOf, type Offer, statusesOf } from './draft.ts'
import { PlaceValues } from './place-values.tsx'
import { type Placed, placeByCategory } from './placing.ts'
import type { OptionsStepProps } from './step-level.tsx'
import { unplaced } from './steps.ts'

const HEALTHS = Object.entries(HEALTH_SIGNS).map(([id, { word }]) => ({ id, name: word }))

export function StagesStep({ draft, change, options }: OptionsStepProps): ReactNode {
  const stages = useStages()
  const stage = mappingOf(draft.mapping, 'stage')
  const health = mappingOf(draft.mapping, 'health')
  const statuses = statusesOf(options, draft.mapping.types)
  const rest = unplaced(draft, options)
  const lists = [
    ...(stage && !isOfStatuses(stage) ? [{ mapping: stage, places: stages, word: 'Stage' }] : []),
    ...(health ? [{ mapping: health, places: HEALTHS, word: 'Health' }] : []),
  ]
  const set = (mapping: FieldMappingView, values: Placed): void => change((now) => withValues(now, mapping, values))
  if (!stage && !health)
    return (
      <Text fz="sm">
        Neither the stage nor the health is aligned, so there is nothing to place. Choose a field for one of them in the
        step before, if you want it to be.
      </Text>
    )
  return (
    <>
      {stage && isOfStatuses(stage) && (
        <Section
          title="Statuses of these issue types"
          says="Each status stands for one stage. Where a stage has several, one of them is written when somebody sets the stage here."
          action={
            rest.length > 0 &&
            stages.length > 0 && (
              <Button
                variant="default"
                style={{ flex: 'none' }}
                onClick={() => set(stage, placeByCategory(stage.values ?? {}, statuses, stages))}
              >
                Place the rest by category
              </Button>
            )
          }
        >
          <PlaceValues
            label="Status"
            places={stages}
            placesLabel="Stage"
            values={statuses.map(({ id, name, category }) => ({
              id,
              name,
              note: <Mark sign={STATUS_SIGNS[category]} />,
            }))}
            placed={stage.values ?? {}}
            writes={stage.flow !== 'from-jira'}
            set={(values) => set(stage, values)}
          />
          {stage.flow !== 'from-jira' && <Resolution draft={draft} change={change} />}
        </Section>
      )}
      {lists.map(({ mapping, places, word }) => (
        <PlaceOptions
          key={mapping.field}
          mapping={mapping}
          offer={options.fields.find(({ id }) => id === mapping.jira)}
          places={places}
          word={word}
          set={(values) => set(mapping, values)}
        />
      ))}
    </>
  )
}

interface PlaceOptionsProps {
  readonly mapping: FieldMappingView
  readonly offer: Offer | undefined
  readonly places: readonly { readonly id: string; readonly name: string }[]
  /** What they are placed under. */
  readonly word: string
  readonly set: (placed: Placed) => void
}

/** A stage is always one, so that no choice at all stands for one too. */
const NO_CHOICE = { id: '', name: 'Nothing chosen' }

function PlaceOptions({ mapping, offer, places, word, set }: PlaceOptionsProps): ReactNode {
  if (!offer) return null
  if (offer.options.length === 0)
    return (
      <Text fz="sm">
        The options of {offer.name} could not be read, so none can be placed. Choose another field for the{' '}
        {word.toLowerCase()} in the step before, or leave it out.
      </Text>
    )
  return (
    <Section title={`Options of ${offer.name}`} says={`Each option stands for one ${word.toLowerCase()}.`}>
      <PlaceValues
        label="Option"
        places={places}
        placesLabel={word}
        values={mapping.field === 'stage' ? [...offer.options, NO_CHOICE] : offer.options}
        placed={mapping.values ?? {}}
        writes={mapping.flow !== 'from-jira'}
        set={set}
      />
    </Section>
  )
}

function withValues(draft: Draft, mapping: FieldMappingView, placed: Placed): Draft {
  const values = Object.fromEntries(Object.entries(placed).map(([name, ids]) => [name, [...ids]]))
  const fields = draft.mapping.fields.map((one) => (one.field === mapping.field ? { ...one, values } : one))
  return { ...draft, mapping: { ...draft.mapping, fields }, settled: new Set([...draft.settled, mapping.field]) }
}

/** The one field that transitions ask for most. */
function Resolution({ draft, change }: Pick<OptionsStepProps, 'draft' | 'change'>): ReactNode {
  const { resolution, ...others } = draft.mapping.fills
  const name = (resolution as { readonly name?: string } | undefined)?.name ?? ''
  return (
    <Group mt="md">
      <TextInput
        w={420}
        label="Resolution, where a transition asks for one"
        description="By its name in Jira. Empty: such a status waits, and says that a resolution is missing."
        placeholder="Done"
        value={name}
        onChange={({ currentTarget: { value } }) =>
          change((now) => ({
            ...now,
            mapping: { ...now.mapping, fills: value === '' ? others : { ...others, resolution: { name: value } } },
          }))
        }
      />
    </Group>
  )
}
