/** What waits for a person, each with the place where it is settled. */
import {
  IconAlertTriangle,
  IconArrowsLeftRight,
  IconChevronRight,
  IconClockExclamation,
  IconHandStop,
  IconPlayerPause,
  IconPlugX,
  IconRefresh,
  IconShieldExclamation,
  IconUserQuestion,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OverviewView } from '../../../actions/index.ts'
import { colour } from '../../parts/mark.tsx'
import { Section } from '../../parts/section.tsx'
import { parseView, type View } from '../../view.ts'
import classes from './lines.module.css'

const ICONS: Readonly<Record<string, TablerIcon>> = {
  'deployment-waits': IconPlayerPause,
  connection: IconPlugX,
  'token-ends': IconClockExclamation,
  'token-fails': IconPlugX,
  'token-lives-on': IconClockExclamation,
  conflicts: IconArrowsLeftRight,
  frozen: IconUserQuestion,
  'failed-steps': IconX,
  'sync-stopped': IconHandStop,
  'first-reading': IconRefresh,
  problems: IconAlertTriangle,
  'hand-over-alarm': IconShieldExclamation,
}

export function Waiting({ waiting }: Pick<OverviewView, 'waiting'>): ReactNode {
  return (
    <Section title="What is waiting for me?">
      {waiting.length === 0 ? (
        <div className={classes.clear}>Nothing. Problems, questions and tokens that end soon appear here.</div>
      ) : (
        <ul className={classes.lines}>
          {waiting.map(({ code, says, link }) => {
            const Icon = ICONS[code] ?? IconUserQuestion
            return (
              <li key={code + link}>
                <Link to={placeOf(link)} search={searchOf(link)}>
                  <Icon size={17} stroke={1.8} aria-hidden style={{ flex: 'none', color: colour('person') }} />
                  <span style={{ minWidth: 0 }}>{says}</span>
                  <IconChevronRight size={16} aria-hidden className={classes.end} />
                </Link>
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}

/** A place as the server names it: an address, and after the question mark what it shows. */
const placeOf = (link: string): string => link.split('?')[0] ?? link
const searchOf = (link: string): View => parseView(link.split('?')[1] ?? '')
