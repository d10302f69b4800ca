/** What changes in a workflow, in words: the same as the graphs show, for who reads or listens. */
import type { ReactNode } from 'react'
import { differ, type Members } from '../difference/differ.ts'
import { memberName } from '../difference/place.ts'
import { nameIn } from '../keys.ts'
import { Mark } from '../mark.tsx'
import { FATES } from './fates.ts'
import classes from './graph.module.css'
import { isAny, type MergedTransition, type MergedWorkflow, START, type Way } from './merge-workflows.ts'

export function WorkflowChanges({
  merged: { statuses, transitions },
  choose,
}: {
  readonly merged: MergedWorkflow
  readonly choose: (transition: string) => void
}): ReactNode {
  const states = statuses.filter(({ fate }) => fate !== 'same')
  const moved = transitions.filter(({ fate }) => fate !== 'same')
  if (states.length + moved.length === 0)
    return <div className="dimmed">Statuses and transitions are the same on both sides.</div>
  return (
    <table className={classes.changes} aria-label="What changes in the workflow">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Name</th>
          <th scope="col">Where</th>
        </tr>
      </thead>
      <tbody>
        {states.map(({ id, name, fate }) => (
          <tr key={id}>
            <td>
              <Mark sign={FATES[fate]} word={`Status ${FATES[fate].word}`} />
            </td>
            <th scope="row">{name}</th>
            <td />
          </tr>
        ))}
        {moved.map((transition) => (
          <tr key={transition.id}>
            <td>
              <Mark sign={FATES[transition.fate]} word={`Transition ${FATES[transition.fate].word}`} />
            </td>
            <th scope="row">
              <button type="button" className={classes.link} onClick={() => choose(transition.id)}>
                {transition.name}
              </button>
            </th>
            <td>{whereText(transition)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function whereText({ ways, before, after, fate }: MergedTransition): string {
  const [old, now] = [ways.before.map(wayText).join(', '), ways.after.map(wayText).join(', ')]
  if (fate !== 'changed') return now || old
  const members = [...new Set(differ(shown(before), shown(after)).map(({ path }) => memberName(path[0] ?? '')))]
  return [old === now ? now : `${old}, now ${now}`, members.join(', ').toLowerCase()].filter(Boolean).join(': ')
}

/** Its ways are told in words. */
const shown = ({ id: _i, links: _l, to: _t, ...rest }: Members = {}): Members => rest

const placeText = (id: string): string => (id === START ? 'create' : isAny(id) ? 'any status' : nameIn(id))
const wayText = ({ from, to }: Way): string => `${placeText(from)} → ${placeText(to)}`
