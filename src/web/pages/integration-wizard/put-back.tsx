/** The way back from a changed mapping: the old one is put back and goes on, as if nothing had been changed. */
import { Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { call, type Refused } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import type { Draft } from './draft.ts'

export function PutBack({ initial }: { readonly initial: Draft }): ReactNode {
  const navigate = useNavigate()
  const id = initial.id ?? ''
  const back = useMutation<void, Refused, void>({
    mutationFn: async () => {
      await call('PUT /integrations/{id}', { id, name: initial.name, mapping: initial.mapping })
      if (initial.state === 'running') await call('POST /integrations/{id}/start', { id })
    },
    onSuccess: () => navigate({ to: '/sync/integrations/$id', params: { id } }),
  })
  return (
    <>
      {back.isError && <Failure error={back.error} />}
      <Group gap="sm">
        <Button variant="default" loading={back.isPending} onClick={() => back.mutate()}>
          Put the old mapping back
        </Button>
        <span className="dimmed">
          {initial.state === 'running' ? 'It then runs on as before.' : 'It then is paused as before.'}
        </span>
      </Group>
    </>
  )
}
