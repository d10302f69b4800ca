/** An item's stage, owner, health and days, chosen where they stand by whoever may; plain for everybody else. */
import type { ReactNode } from 'react'
import type { ItemRowView } from '../../../actions/index.ts'
import { useEditItem, useMembers } from '../../portfolio.ts'
import { useMay } from '../../session.ts'
import { Day, today } from '../day.tsx'
import { Choose } from '../edit/choose.tsx'
import { ChooseDay } from '../edit/choose-day.tsx'
import { Mark } from '../mark.tsx'
import { Person } from '../person.tsx'
import { HealthMark, HealthShown } from './health.tsx'
import { HEALTH_SIGNS, type Health, STAGE_SIGNS } from './signs.ts'
import { StageMark, useStages } from './stage.tsx'

interface EditProps {
  readonly item: ItemRowView
  /** Where Jira alone decides. */
  readonly fixed?: boolean
}

const NONE = <span className="dimmed">None</span>

export function EditStage({ item, fixed }: EditProps): ReactNode {
  const { mutate } = useEditItem()
  const stages = useStages()
  const shown = <StageMark id={item.stage} />
  if (!useMay('editor') || fixed) return shown
  return (
    <Choose
      label={`Stage of ${item.code}`}
      value={item.stage}
      choices={() =>
        stages.map(({ id, name, category }) => ({
          value: id,
          text: name,
          shown: <Mark quiet sign={STAGE_SIGNS[category]} word={name} />,
        }))
      }
      choose={(stage) => mutate({ id: item.id, fields: { stage }, shown: { stage } })}
    >
      {shown}
    </Choose>
  )
}

export function EditOwner({ item, fixed }: EditProps): ReactNode {
  const { mutate } = useEditItem()
  const members = useMembers()
  const shown = item.owner ? <Person name={item.owner.name} /> : <span className="dimmed">–</span>
  if (!useMay('editor') || fixed) return shown
  const choose = (id: string): void => {
    const owner = members.find((one) => one.id === id)
    mutate({
      id: item.id,
      fields: { owner: owner?.id ?? null },
      shown: { owner: owner ? { id: owner.id, name: owner.name } : null },
    })
  }
  return (
    <Choose
      label={`Owner of ${item.code}`}
      value={item.owner?.id ?? ''}
      choices={() => [
        { value: '', text: 'none', shown: NONE },
        ...members.map(({ id, name, email }) => ({
          value: id,
          text: `${name} ${email ?? ''}`,
          shown: <Person name={name} />,
        })),
      ]}
      choose={choose}
    >
      {shown}
    </Choose>
  )
}

const HEALTHS = Object.keys(HEALTH_SIGNS) as Health[]

export function EditHealth({ item, fixed }: EditProps): ReactNode {
  const { mutate } = useEditItem()
  const shown = <HealthShown health={item.health} suggested={item.suggested} />
  if (!useMay('editor') || fixed) return shown
  const choose = (value: string): void => {
    const health = HEALTHS.find((one) => one === value) ?? null
    mutate({ id: item.id, fields: { health }, shown: { health } })
  }
  return (
    <Choose
      label={`Health of ${item.code}`}
      value={item.health ?? ''}
      choices={() => [
        ...HEALTHS.map((health) => ({
          value: health,
          text: HEALTH_SIGNS[health].word,
          shown: <HealthMark health={health} />,
        })),
        { value: '', text: 'not said', shown: NONE },
      ]}
      choose={choose}
    >
      {shown}
    </Choose>
  )
}

const DAYS = { start: 'Start', due: 'Due' } as const

export function EditDay({ item, field, fixed }: EditProps & { readonly field: keyof typeof DAYS }): ReactNode {
  const { mutate } = useEditItem()
  const stage = useStages().find(({ id }) => id === item.stage)
  const over = stage?.category === 'done' || stage?.category === 'dropped'
  const day = item[field]
  const shown = <Day day={day} late={field === 'due' && !over && day !== null && day < today()} />
  if (!useMay('editor') || fixed) return shown
  return (
    <ChooseDay
      label={`${DAYS[field]} of ${item.code}`}
      day={day}
      choose={(next) => mutate({ id: item.id, fields: { [field]: next }, shown: { [field]: next } })}
    >
      {shown}
    </ChooseDay>
  )
}
