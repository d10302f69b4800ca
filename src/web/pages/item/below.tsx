/** What stands right below the item. */
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ItemRowView, ItemView } from '../../../actions/index.ts'
import { EditText } from '../../parts/edit/edit-text.tsx'
import { EditHealth, EditStage } from '../../parts/portfolio/edit-item.tsx'
import { ItemName } from '../../parts/portfolio/item-name.tsx'
import { doneOf } from '../../parts/portfolio/roll-up-words.ts'
import { Share } from '../../parts/portfolio/share.tsx'
import { LEVEL_SIGNS } from '../../parts/portfolio/signs.ts'
import { Section } from '../../parts/section.tsx'
import { useEditItem } from '../../portfolio.ts'
import { useMay } from '../../session.ts'
import { levelsBelow } from '../items/levels-below.ts'
import classes from './item.module.css'

export function Below({ item: { id, level, children, rollUp } }: { readonly item: ItemView }): ReactNode {
  const may = useMay('editor')
  // The next level down comes first to mind.
  const [same, next = same] = levelsBelow(level)
  if (children.length === 0 && (level === 'outcome' || !may)) return null
  return (
    <Section
      title="Below it"
      action={
        may &&
        next && (
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/portfolio/items" search={{ new: next, under: id }} {...props} />}
          >
            New {LEVEL_SIGNS[next].word.toLowerCase()}
          </Button>
        )
      }
    >
      {children.length === 0 ? (
        <div className="dimmed" style={{ fontSize: 13 }}>
          Nothing yet.
        </div>
      ) : (
        <ul className={`${classes.lines} ${classes.below} ${rollUp.measure === 'weighted' ? classes.weighed : ''}`}>
          {children.map((child) => (
            <li key={child.id}>
              <ItemName item={child} />
              <span style={{ minWidth: 0 }}>
                <EditStage item={child} />
              </span>
              <span style={{ minWidth: 0 }}>
                <EditHealth item={child} />
              </span>
              <Share
                share={child.rollUp.share}
                label={`${child.code}, ${doneOf(child.rollUp)}`}
                unknown={child.rollUp.unknown}
                of={child.rollUp.issues}
              />
              {rollUp.measure === 'weighted' && <Weight item={child} may={may} />}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** How heavy it is in an item that is measured by weight. */
function Weight({ item: { id, name, weight }, may }: { readonly item: ItemRowView; readonly may: boolean }): ReactNode {
  const { mutate } = useEditItem()
  const shown = <span className="tabular">weight {weight ?? 1}</span>
  if (!may) return shown
  return (
    <EditText
      label={`${name}: weight`}
      text={String(weight ?? 1)}
      width={76}
      numeric
      keep={(typed) => {
        const next = Number(typed.replace(',', '.'))
        if (Number.isFinite(next)) mutate({ id, fields: { weight: next }, shown: { weight: next } })
      }}
    >
      {shown}
    </EditText>
  )
}
