/** Whether the person who looks may deploy to a site, told early: analysing needs no token of one's own, applying does. */
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AuthorizationView } from '../../../actions/index.ts'
import { Notice } from '../../parts/notice.tsx'
import { useAsk } from '../../queries.ts'

export function useOwnToken(site: string): { readonly known: boolean; readonly own: AuthorizationView | undefined } {
  const mine = useAsk('GET /authorizations', {})
  return {
    known: mine.data !== undefined,
    own: mine.data?.authorizations.find(({ connection }) => connection === site),
  }
}

export function OwnToken({ site }: { readonly site: string }): ReactNode {
  const { known, own } = useOwnToken(site)
  if (!known || own?.mayDeploy) return null
  return (
    <Notice
      meaning="person"
      title={own ? `Your token for ${site} is no Jira administrator’s.` : `You have no token of your own for ${site}.`}
      action={
        <Button component={Link} to={`/settings/authorization?site=${site}`} variant="default">
          {own ? 'Replace your token' : 'Save your token'}
        </Button>
      }
    >
      You can analyse and review.{' '}
      {own
        ? own.says
        : 'To apply, store your token under Settings → Authorization: deployments act with the token of whoever starts them.'}
    </Notice>
  )
}
