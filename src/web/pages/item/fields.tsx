/** An item's fields, each with who said it last. */
import { TagsInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { FieldSaidView, ItemEventView, ItemView } from '../../../actions/index.ts'
import { EditDay, EditHealth, EditOwner, EditStage } from '../../parts/portfolio/edit-item.tsx'
import { FieldSaid } from '../../parts/portfolio/field-said.tsx'
import { fieldWord } from '../../parts/portfolio/field-words.ts'
import { HEALTH_SIGNS } from '../../parts/portfolio/signs.ts'
import { useEditItem } from '../../portfolio.ts'
import { useAsk } from '../../queries.ts'
import { useMay } from '../../session.ts'
import classes from './item.module.css'

/** Name and description stand elsewhere on the page. */
const SHOWN = ['stage', 'health', 'owner', 'start', 'due', 'labels'] as const
type Shown = (typeof SHOWN)[number]

export function Fields({ item }: { readonly item: ItemView }): ReactNode {
  const events = useAsk('GET /items/{id}/history', { id: item.id }).data?.events ?? []
  const saidOf = (field: string) => item.fields.find((one) => one.field === field)
  return (
    <aside aria-label="Fields" className={classes.fields}>
      {SHOWN.map((field) => {
        const said = saidOf(field)
        return (
          said && (
            <FieldSaid key={field} said={said} history={historyOf(field, events)}>
              <Value item={item} field={field} said={said} />
            </FieldSaid>
          )
        )
      })}
    </aside>
  )
}

/** Events tell their field by its word. */
function historyOf(field: string, events: readonly ItemEventView[]): readonly ItemEventView[] {
  const word = fieldWord(field).toLowerCase()
  return events.filter(({ what, says }) => what === 'field' && new RegExp(`\\b${word}\\b`, 'i').test(says))
}

function Value({
  item,
  field,
  said: { mayEdit },
}: {
  readonly item: ItemView
  readonly field: Shown
  readonly said: FieldSaidView
}): ReactNode {
  const fixed = !mayEdit
  if (field === 'stage') return <EditStage item={item} fixed={fixed} />
  if (field === 'owner') return <EditOwner item={item} fixed={fixed} />
  if (field === 'labels') return <Labels item={item} fixed={fixed} />
  if (field === 'health')
    return (
      <>
        <EditHealth item={item} fixed={fixed} />
        <Suggested item={item} />
      </>
    )
  return <EditDay item={item} field={field} fixed={fixed} />
}

function Suggested({ item: { health, suggested } }: { readonly item: ItemView }): ReactNode {
  if (!suggested || suggested.health === health) return null
  return (
    <div className="dimmed" style={{ fontSize: 12 }}>
      Suggested: {HEALTH_SIGNS[suggested.health].word.toLowerCase()}. {suggested.says}
    </div>
  )
}

function Labels({ item: { id, labels }, fixed }: { readonly item: ItemView; readonly fixed: boolean }): ReactNode {
  const { mutate } = useEditItem()
  if (!useMay('editor') || fixed) return labels.join(', ') || <span className="dimmed">–</span>
  return (
    <TagsInput
      size="xs"
      variant="unstyled"
      aria-label="Labels"
      placeholder={labels.length === 0 ? 'Add a label' : ''}
      value={[...labels]}
      onChange={(next) => mutate({ id, fields: { labels: next }, shown: { labels: next } })}
    />
  )
}
