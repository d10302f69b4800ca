/** What stands right below the item. */
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ItemView } from '../../../actions/index.ts'
import { EditHealth, EditStage } from '../../parts/portfolio/edit-item.tsx'
import { ItemName } from '../../parts/portfolio/item-name.tsx'
import { doneOf } from '../../parts/portfolio/roll-up-words.ts'
import { Share } from '../../parts/portfolio/share.tsx'
import { LEVEL_SIGNS } from '../../parts/portfolio/signs.ts'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../session.ts'
import { levelsBelow } from '../items/levels-below.ts'
import classes from './item.module.css'

export function Below({ item: { id, level, children } }: { readonly item: ItemView }): ReactNode {
  const may = useMay('deployer')
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
        <ul className={`${classes.lines} ${classes.below}`}>
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
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
