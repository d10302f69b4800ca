/** The guide that comes with this version, page by page: the same text as in docs/guide. */
import { Anchor, Loader } from '@mantine/core'
import { IconBook } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Empty } from '../../parts/empty.tsx'
import { Page } from '../../parts/page.tsx'
import { Blocks } from './blocks.tsx'
import { blocksOf } from './markdown.ts'

const PAGES = import.meta.glob<string>('../../../../docs/guide/*.md', { query: '?raw', import: 'default' })
const FIRST = 'README'

export function GuidePage(): ReactNode {
  const { page = FIRST } = useParams({ strict: false })
  const load = PAGES[`../../../../docs/guide/${page}.md`]
  const text = useQuery({ queryKey: ['guide', page], queryFn: () => load?.() ?? null, staleTime: Infinity })
  const [title, ...blocks] = blocksOf(text.data ?? '')
  const name = title?.is === 'heading' ? title.text : 'Guide'
  return (
    <Page
      title={name}
      name={`${name} · Guide`}
      context={
        page !== FIRST && (
          <Anchor component={Link} to="/guide">
            All pages of the guide
          </Anchor>
        )
      }
    >
      {text.isPending && <Loader size="sm" />}
      {text.data === null && (
        <Empty Icon={IconBook} title="The guide has no such page" says="Its first page names them all." />
      )}
      <Blocks blocks={blocks} />
    </Page>
  )
}
