/** One item's page: its fields and who said them, its progress, its issues, its story. */
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { useAsk } from '../../queries.ts'

export function ItemPage(): ReactNode {
  const { id } = useParams({ from: '/shell/portfolio/items/$id' })
  const item = useAsk('GET /items/{id}', { id })
  return <Loaded query={item}>{({ name, code }) => <Page title={name}>{code}</Page>}</Loaded>
}
