/** What a change would write and where, call by call, before it is made. */
import type { ReactNode } from 'react'
import type { PreviewView } from '../../../actions/index.ts'
import { fieldWord } from './field-words.ts'
import classes from './writes.module.css'

const WHERE = { jira: 'In Jira', fairlead: 'In Fairlead' } as const

export function Writes({ preview: { writes } }: { readonly preview: PreviewView }): ReactNode {
  if (writes.length === 0) return <div className="dimmed">Nothing would be written.</div>
  return (['jira', 'fairlead'] as const).map((where) => {
    const some = writes.filter((write) => write.where === where)
    return (
      some.length > 0 && (
        <section key={where} aria-label={WHERE[where]}>
          <h3 className={classes.head}>{WHERE[where]}</h3>
          <ul className={classes.writes}>
            {some.map(({ what, field, from, to, request }) => (
              <li key={`${what} ${field} ${request}`}>
                <div className={classes.value}>
                  <span className={classes.field}>{fieldWord(field)}</span>
                  <span>
                    {from !== '' && <del>{from}</del>}{' '}
                    {to === '' ? <span className="dimmed">empty</span> : <ins>{to}</ins>}
                  </span>
                </div>
                <div className="dimmed">
                  {what}
                  {request !== null && <span className="code"> {request}</span>}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )
    )
  })
}
