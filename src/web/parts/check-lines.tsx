/** A check of a connection, line by line; a line that fails brings its remedy. */
import { Anchor } from '@mantine/core'
import { IconCircleDashed } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { CheckView } from '../../actions/index.ts'
import classes from './check-lines.module.css'
import { colour } from './mark.tsx'
import { CHECK_STATES } from './signs.ts'

const NAMES: Readonly<Record<CheckView['name'], string>> = {
  reach: 'Reach',
  jira: 'Jira',
  who: 'Account',
  rights: 'Rights',
  excess: 'Nothing more',
  'time-zone': 'Time zone',
}

export function CheckLines({ checks }: { readonly checks: readonly CheckView[] }): ReactNode {
  return (
    <ul className={classes.lines} aria-label="Checks">
      {checks.map(({ name, about, state, says, remedy }, index) => {
        const { meaning, word, Icon } = CHECK_STATES[state]
        return (
          <li key={`${name} ${about ?? ''}`} className={classes.line} style={{ animationDelay: `${index * 70}ms` }}>
            <Icon size={16} stroke={2.2} aria-label={word} style={{ color: colour(meaning) }} />
            <span className={classes.name}>
              {NAMES[name]}
              {about && <span className="dimmed"> {about}</span>}
            </span>
            <div className={classes.text}>
              {says}
              {remedy && (state === 'fails' || state === 'warns') && (
                <details open={state === 'fails'}>
                  <Anchor component="summary" fz="sm">
                    What to do
                  </Anchor>
                  {remedy}
                </details>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** While it runs: what will be asked, in its order. */
export function CheckOutlook({ running }: { readonly running: boolean }): ReactNode {
  return (
    <ul className={classes.lines} aria-label="Checks" aria-busy={running}>
      {Object.entries(NAMES).map(([name, label], index) => (
        <li key={name} className={classes.line} data-outlook>
          <IconCircleDashed size={16} aria-hidden className={running && index === 0 ? 'spinning' : undefined} />
          <span className={classes.name}>{label}</span>
          <div className={classes.text}>{OUTLOOK[name as CheckView['name']]}</div>
        </li>
      ))}
    </ul>
  )
}

const OUTLOOK: Readonly<Record<CheckView['name'], string>> = {
  reach: 'Does the address answer?',
  jira: 'Is it Jira, and which one?',
  who: 'Whose token is it?',
  rights: 'What may it do in each project?',
  excess: 'Can it do more than its work needs?',
  'time-zone': 'In which time zone does Jira read its dates?',
}
