/** Opens the way to the provider of single sign-on; what it needs is loaded only where one is configured. */
import type { Provider } from './provider.ts'

export async function openProvider(...to: ConstructorParameters<typeof Provider>): Promise<Provider> {
  const { Provider } = await import('./provider.ts')
  return new Provider(...to)
}
