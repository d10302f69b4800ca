/** What happened to the item, newest first: edits, writes to Jira, conflicts, links. */
import { Button } from '@mantine/core'
import { IconArrowsLeftRight, IconLink, IconPencil, IconPlus, IconSend, type TablerIcon } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { ItemEventView } from '../../../actions/index.ts'
import { withDays } from '../../parts/day.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Section } from '../../parts/section.tsx'
import { When } from '../../parts/when.tsx'
import { useAsk } from '../../queries.ts'
import classes from './item.module.css'

const ICONS: Readonly<Record<ItemEventView['what'], readonly [Icon: TablerIcon, word: string]>> = {
  field: [IconPencil, 'Edit'],
  step: [IconSend, 'Write'],
  conflict: [IconArrowsLeftRight, 'Conflict'],
  link: [IconLink, 'Link'],
  made: [IconPlus, 'Made'],
}
const MOST = 20

export function Activity({ id }: { readonly id: string }): ReactNode {
  const history = useAsk('GET /items/{id}/history', { id })
  const [all, setAll] = useState(false)
  return (
    <Section title="Activity">
      <Loaded query={history}>
        {({ events }) => (
          <>
            <ul className={`${classes.lines} ${classes.events}`}>
              {(all ? events : events.slice(0, MOST)).map((event, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two events may be alike in all they say.
                <li key={index}>
                  <EventIcon what={event.what} />
                  <span style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                    {withDays(event.says)}
                    <EventState event={event} />
                  </span>
                  <span className="dimmed" style={{ whiteSpace: 'nowrap' }}>
                    {event.who} · <When at={event.at} />
                  </span>
                </li>
              ))}
            </ul>
            {events.length > MOST && !all && (
              <Button variant="default" mt="sm" onClick={() => setAll(true)}>
                Show all {events.length}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </Section>
  )
}

/** An edit tells where it was made: only what was made elsewhere is worth a word. */
function EventState({ event: { what, state } }: { readonly event: ItemEventView }): ReactNode {
  const says = what !== 'field' ? state : state === 'jira' ? 'in Jira' : null
  return says && <span className="dimmed"> · {says}</span>
}

function EventIcon({ what }: { readonly what: ItemEventView['what'] }): ReactNode {
  const [Icon, word] = ICONS[what]
  return <Icon size={15} stroke={1.7} role="img" aria-label={word} style={{ color: 'var(--text-dimmed)' }} />
}
