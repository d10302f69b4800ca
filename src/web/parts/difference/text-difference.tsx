/** Two long texts: words that differ at once, and lines as soon as what draws them has come. */
import { lazy, type ReactNode, Suspense } from 'react'

const TextLines = lazy(() => import('./text-lines.tsx'))

export function TextDifference({
  before,
  after,
  meanwhile,
}: {
  readonly before: string
  readonly after: string
  readonly meanwhile: ReactNode
}): ReactNode {
  return (
    <Suspense fallback={meanwhile}>
      <TextLines before={before} after={after} />
    </Suspense>
  )
}
