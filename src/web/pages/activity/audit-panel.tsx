/** One line of the audit log with everything it holds. */
import type { ReactNode } from 'react'
import type { AuditRowView } from '../../../actions/index.ts'
import { ValueTree } from '../../parts/difference/value-tree.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Person } from '../../parts/person.tsx'
import { useWho } from '../../who.ts'
import { actionWord, outcomeSign } from './audit-words.ts'

export function AuditPanel({
  row,
  named,
  enter,
  close,
}: {
  readonly row: AuditRowView
  readonly named: (text: string) => string
  readonly enter: boolean
  readonly close: () => void
}): ReactNode {
  const who = useWho()
  const { seq, at, actor, action, about, outcome, details } = row
  return (
    <Panel label={actionWord(action)} title={actionWord(action)} context={`Line ${seq}`} close={close} enter={enter}>
      <Facts
        facts={[
          ['When', new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'long' })],
          ['Who', <Person key="who" name={who(actor)} />],
          ['About', about ? named(about) : <span className="dimmed">nothing in particular</span>],
          ['Outcome', <Mark key="outcome" sign={outcomeSign(outcome)} />],
        ]}
      />
      {Object.keys(details).length > 0 && (
        <>
          <h3 style={{ fontSize: 13, margin: '18px 0 6px' }}>Details</h3>
          <ValueTree
            value={JSON.parse(JSON.stringify(details), (_, one) => (typeof one === 'string' ? named(one) : one))}
          />
        </>
      )}
    </Panel>
  )
}
