/** What a push would write; asked as a question, though it travels as a POST. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api.ts'

export function usePushPreview(id: string, integration: string | undefined) {
  return useQuery({
    queryKey: ['POST /items/{id}/push-preview', { id, integration }],
    queryFn: ({ signal }) => call('POST /items/{id}/push-preview', { id, integration: integration ?? '' }, signal),
    enabled: integration !== undefined,
  })
}
