/** The rules that bring issues in: JQL, a site each. */
import { ActionIcon } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ItemView } from '../../../actions/index.ts'
import { Mark } from '../../parts/mark.tsx'
import { PROBLEM_SIGN } from '../../parts/portfolio/signs.ts'
import { When } from '../../parts/when.tsx'
import { useMay } from '../../session.ts'
import { useView } from '../../view.ts'
import classes from './item.module.css'

export function Rules({ item: { rules } }: { readonly item: ItemView }): ReactNode {
  const { change } = useView()
  const may = useMay('editor')
  if (rules.length === 0) return null
  return (
    <ul aria-label="Rules" className={`${classes.lines} ${classes.rules}`} style={{ marginBottom: 12 }}>
      {rules.map(({ id, connection, jql, matched, problem, readAt }) => (
        <li key={id}>
          <span className="dimmed">Rule, {connection}</span>
          <span className="code one-line" title={jql}>
            {jql}
          </span>
          {problem === null ? (
            <span className="dimmed tabular">
              {matched === null ? 'not read yet' : `${matched} matched`}
              {readAt && (
                <>
                  , <When at={readAt} />
                </>
              )}
            </span>
          ) : (
            <span title={problem}>
              <Mark sign={PROBLEM_SIGN} word="Refused" />
            </span>
          )}
          {may ? (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={`Edit the rule of ${connection}`}
              onClick={() => change({ show: `rule ${connection}` })}
            >
              <IconPencil size={15} aria-hidden />
            </ActionIcon>
          ) : (
            <span />
          )}
        </li>
      ))}
    </ul>
  )
}
