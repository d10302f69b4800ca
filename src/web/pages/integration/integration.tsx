/** One integration. */
import type { ReactNode } from 'react'

export function IntegrationPage(): ReactNode {
  return null
}
