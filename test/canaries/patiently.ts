/** Waiting on a machine that has much else to do. */

/** Beside thousands of requests a worker takes its time. */
export async function patiently<T>(wait: () => Promise<T>, tries = 5): Promise<T> {
  return wait().catch((error: unknown) => {
    if (tries === 1) throw error
    return patiently(wait, tries - 1)
  })
}
