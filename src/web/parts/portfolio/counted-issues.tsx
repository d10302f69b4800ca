/** Issues in little room: what each is, where it came in, and what it counts. */
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { LinkedIssueView } from '../../../actions/index.ts'
import { Changed } from '../changed.tsx'
import { Mark } from '../mark.tsx'
import classes from './counted-issues.module.css'
import { IssueKey } from './issue-key.tsx'
import { countsText, HOW } from './roll-up-words.ts'
import { ISSUE_STATES, STATUS_SIGNS } from './signs.ts'

const MOST = 200

export function CountedIssues({ issues }: { readonly issues: readonly LinkedIssueView[] }): ReactNode {
  const [most, setMost] = useState(MOST)
  return (
    <>
      <ul className={classes.issues}>
        {issues.slice(0, most).map((issue) => (
          <CountedIssue key={`${issue.site} ${issue.issue}`} issue={issue} />
        ))}
      </ul>
      {issues.length > most && (
        <Button variant="default" mt="sm" onClick={() => setMost(most + MOST)}>
          Show more of {issues.length}
        </Button>
      )}
    </>
  )
}

function CountedIssue({ issue }: { readonly issue: LinkedIssueView }): ReactNode {
  const { state, statusCategory, status, summary, how, through, counts } = issue
  const seen = state === 'seen'
  const sign = seen ? STATUS_SIGNS[statusCategory] : ISSUE_STATES[state]
  return (
    <li className={`${classes.issue} calm`}>
      <div className={classes.first}>
        <IssueKey issue={issue} />
        <span className="one-line" title={summary}>
          {summary}
        </span>
        <span className={`${classes.counts} tabular ${counts ? '' : 'dimmed'}`}>
          <Changed value={countsText(counts)} />
        </span>
      </div>
      <div className={classes.second}>
        <Mark sign={sign} quiet={seen} word={seen ? status : sign.word} />
        <span className="dimmed one-line">
          {how.map((one) => HOW[one]).join(', ')}
          {through && (
            <>
              {' · through '}
              <Link to="/portfolio/items/$id" params={{ id: through.code }} title={through.name}>
                {through.code}
              </Link>
            </>
          )}
        </span>
      </div>
    </li>
  )
}
