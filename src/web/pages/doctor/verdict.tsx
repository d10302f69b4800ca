/** The verdict in one sentence, and what it is about: the issue, its item, the integration between them. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { DoctorView } from '../../../actions/index.ts'
import { colour, withMeaning } from '../../parts/mark.tsx'
import { ItemName } from '../../parts/portfolio/item-name.tsx'
import { When } from '../../parts/when.tsx'
import { VERDICTS } from '../sync/signs.ts'
import classes from './doctor.module.css'

export function Verdict({ doctor }: { readonly doctor: DoctorView }): ReactNode {
  const { verdict, key } = doctor
  const { meaning, Icon, word } = VERDICTS[verdict.state]
  return (
    <section
      className={classes.verdict}
      style={withMeaning(meaning)}
      aria-label={`Verdict on ${key}`}
      aria-live="polite"
    >
      <Icon size={26} stroke={1.8} aria-hidden style={{ flex: 'none', color: colour(meaning) }} />
      <div style={{ minWidth: 0 }}>
        <h2 className={classes.word}>
          {key}: {word}
        </h2>
        <div className={classes.sentence}>{verdict.says}</div>
        <About doctor={doctor} />
      </div>
    </section>
  )
}

function About({ doctor }: { readonly doctor: DoctorView }): ReactNode {
  const { key, also, connection, verdict, issue, item, integration } = doctor
  return (
    <div className={classes.about}>
      {issue && (
        <span className="one-line">
          <a href={issue.url} target="_blank" rel="noreferrer">
            {issue.key}
          </a>{' '}
          {issue.summary} <span className="dimmed">· {issue.status}</span>
        </span>
      )}
      {item && (
        <span className="one-line">
          <span className="dimmed">Item </span>
          <ItemName item={item} />
        </span>
      )}
      {integration && (
        <span className="one-line">
          <span className="dimmed">Integration </span>
          <Link to="/sync/integrations/$id" params={{ id: integration.id }}>
            {integration.name}
          </Link>
        </span>
      )}
      {verdict.state === 'conflict' && (
        <Link to="/sync/conflicts" search={{ q: key }}>
          Decide it
        </Link>
      )}
      {issue && (
        <span className="dimmed">
          Read <When at={issue.readAt} />
        </span>
      )}
      {also.length > 0 && (
        <span className="one-line">
          <span className="dimmed">
            This is {connection}; {key} is another issue on{' '}
          </span>
          {also.map((other) => (
            <Link key={other} to="/sync/doctor" search={{ key, connection: other }} style={{ marginRight: 8 }}>
              {other}
            </Link>
          ))}
        </span>
      )}
    </div>
  )
}
