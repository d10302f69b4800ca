/** What a change would write and where, call by call, before it is made. */
import type { ReactNode } from 'react'
import type { PreviewView } from '../../../actions/index.ts'
import { withDays } from '../day.tsx'
import { fieldWord } from './field-words.ts'
import classes from './writes.module.css'

const WHERE = { jira: 'in Jira', fairlead: 'in Fairlead' } as const
type Write = PreviewView['writes'][number]

export function Writes({ preview: { writes } }: { readonly preview: PreviewView }): ReactNode {
  if (writes.length === 0) return <div className="dimmed">Nothing would be written.</div>
  const calls = Map.groupBy(writes, ({ where, what, request }) => `${where} ${what} ${request}`)
  return (
    <ol className={classes.calls}>
      {[...calls].map(([call, fields]) => (
        <Call key={call} fields={fields} />
      ))}
    </ol>
  )
}

/** One request, or one edit here, with all that it would set. */
function Call({ fields }: { readonly fields: readonly Write[] }): ReactNode {
  const [first] = fields
  if (!first) return null
  const { where, what, request } = first
  return (
    <li>
      <div className={classes.head}>
        {what} <span className="dimmed">{WHERE[where]}</span>
      </div>
      {request !== null && <div className="code dimmed">{request}</div>}
      <dl className={classes.fields}>
        {fields.map(({ field, from, to }) => (
          <div key={field} className={classes.field}>
            <dt>{fieldWord(field)}</dt>
            <dd>
              {from !== '' && <del>{withDays(from)}</del>}{' '}
              {to === '' ? <span className="dimmed">empty</span> : <ins>{withDays(to)}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}
