/** The wizard's steps: each ticks itself, each can be gone back to. */
import { IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type View, withoutEmpty } from '../../view.ts'
import list from '../connect/connect.module.css'
import { STEPS, type StepId } from './steps.ts'

/** A step is open once all before it are done. */
export function StepList({
  done,
  current,
}: {
  readonly done: ReadonlySet<StepId>
  readonly current: StepId
}): ReactNode {
  const first = STEPS.findIndex(({ id }) => !done.has(id))
  const open = first === -1 ? STEPS.length : first
  return (
    <nav aria-label="Steps" className={list.list}>
      <ol>
        {STEPS.map(({ id, title }, index) => (
          <li key={id}>
            <Link
              to="."
              search={({ integration, dry }: View) => withoutEmpty({ integration, dry, step: id })}
              replace
              disabled={index > open}
              aria-current={id === current ? 'step' : undefined}
              data-done={done.has(id) || undefined}
            >
              <span className={list.tick}>
                {done.has(id) ? <IconCheck size={13} stroke={3} aria-label="done" /> : index + 1}
              </span>
              {title}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
