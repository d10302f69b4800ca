/** What an item is called and where it stands. */
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import type { ItemView } from '../../../actions/index.ts'
import { EditText } from '../../parts/edit/edit-text.tsx'
import { IssueKey } from '../../parts/portfolio/issue-key.tsx'
import { LEVEL_SIGNS } from '../../parts/portfolio/signs.ts'
import { useEditItem } from '../../portfolio.ts'
import { useMay } from '../../session.ts'

export function ItemTitle({ item: { id, name, fields } }: { readonly item: ItemView }): ReactNode {
  const { mutate } = useEditItem()
  const mayEdit = useMay('editor') && (fields.find(({ field }) => field === 'name')?.mayEdit ?? true)
  if (!mayEdit) return name
  return (
    <EditText
      label="Name"
      text={name}
      width={560}
      keep={(next) => mutate({ id, fields: { name: next }, shown: { name: next } })}
    >
      <span className="one-line">{name}</span>
    </EditText>
  )
}

export function Crumbs({ item: { code, level, path, issue } }: { readonly item: ItemView }): ReactNode {
  const { word, Icon } = LEVEL_SIGNS[level]
  return (
    <nav aria-label="Where it stands" style={CRUMBS}>
      <Icon size={15} stroke={1.7} aria-hidden />
      <span className="tabular">
        {word} {code}
      </span>
      {path.map((above) => (
        <Fragment key={above.id}>
          <span aria-hidden>·</span>
          <Link to="/portfolio/items/$id" params={{ id: above.code }} style={{ color: 'inherit' }} title={above.name}>
            {above.name}
          </Link>
        </Fragment>
      ))}
      {issue && (
        <>
          <span aria-hidden>·</span>
          <span style={{ display: 'inline-flex', gap: 4, alignItems: 'center' }}>
            aligned with <IssueKey issue={issue} />
            {issue.rank !== null && (
              <span className="tabular" title="Where it stands in Jira’s own order of these issues">
                rank {issue.rank}
              </span>
            )}
          </span>
        </>
      )}
    </nav>
  )
}

const CRUMBS = { display: 'flex', flexWrap: 'wrap', gap: 7, alignItems: 'center' } as const
