/** Why an issue in an integration's scope has no item, in one sentence. Pure. */

export interface UnlinkedFacts {
  readonly integration: {
    readonly name: string
    readonly state: 'draft' | 'running' | 'paused'
    readonly createsItems: boolean
  }
  /** The one made earlier that is about the same project and type; it takes the issue. */
  readonly earlier: string | null
  /** Its item could not be made, and the issue was not read since. */
  readonly failed: string | null
  /** A push under way may have made the issue. */
  readonly pushed: boolean
}

export function whyUnlinked({ integration, earlier, failed, pushed }: UnlinkedFacts): string {
  const { name, state, createsItems } = integration
  if (earlier !== null) return `${earlier} was made before ${name} and is about it too, so it is that integration’s.`
  if (state === 'draft') return `${name} was not started yet.`
  if (pushed) return 'An item is being pushed, and this may be its issue.'
  if (!createsItems) return `${name} makes no items by itself.`
  if (state === 'paused') return `${name} is paused; an item is made once it goes on.`
  if (failed !== null) return `Its item could not be made: ${failed} It is tried again once the issue changes.`
  return 'Its item is made in a moment.'
}
