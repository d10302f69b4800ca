/** What waits for a person, each with the place where it is settled. */
import {
  IconChevronRight,
  IconClockExclamation,
  IconPlayerPause,
  IconPlugX,
  IconUserQuestion,
  type TablerIcon,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OverviewView } from '../../../actions/index.ts'
import { colour } from '../../parts/mark.tsx'
import { Section } from '../../parts/section.tsx'
import classes from './lines.module.css'

const ICONS: Readonly<Record<string, TablerIcon>> = {
  'deployment-waits': IconPlayerPause,
  connection: IconPlugX,
  'token-expires': IconClockExclamation,
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
                <Link to={link}>
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
