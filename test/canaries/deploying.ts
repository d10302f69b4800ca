/** A deployment with tokens that are canaries: planned, applied, paused and resumed half-way, reported in every form, and taken back. */
import type { Client } from '../journeys/client.ts'
import type { Journey } from '../journeys/journey.ts'
import { patiently } from './patiently.ts'

export async function deployAndUndo(journey: Journey, ada: Client): Promise<void> {
  const { id } = await ada.get('plans.make', { from: 'staging', to: 'production', projects: ['FIN'] })
  const slow = { kind: 'latency', method: 'POST', milliseconds: 5_000 } as const
  journey.sites.fault('production', slow)
  const deployment = await begun(ada, id)
  await patiently(() => ada.until('deployments.get', { id: deployment }, ({ done }) => done > 2))
  await ada.get('deployments.pause', { id: deployment })
  await patiently(() => ada.until('deployments.get', { id: deployment }, ({ state }) => state === 'paused'))
  journey.sites.site('production').faults.clear()
  await ada.get('deployments.resume', { id: deployment })
  await proven(ada, deployment)
  const { id: undo } = await ada.get('deployments.undo', { id: deployment })
  const undone = await begun(ada, undo)
  await proven(ada, undone)
  for (const one of [deployment, undone])
    for (const format of ['html', 'json', 'csv', 'markdown'])
      await ada.send('GET', `/deployments/${one}/report?format=${format}`)
  for (const name of ['deployments.get', 'deployments.steps']) await ada.ask(name, { id: deployment })
}

async function begun(ada: Client, plan: string): Promise<string> {
  const { fingerprint, error } = await patiently(() =>
    ada.until('plans.get', { id: plan }, ({ state }) => state !== 'analysing'),
  )
  if (fingerprint === null) throw new Error(`There is no plan: ${error}`)
  return (await ada.get('deployments.start', { plan, fingerprint })).id
}

/** Nobody asked it to rest from here on: if it does, it says why. */
async function proven(ada: Client, id: string): Promise<void> {
  const ended = await patiently(() =>
    ada.until('deployments.get', { id }, ({ proof, error }) => proof !== null || error !== null),
  )
  if (ended.state !== 'done' || ended.proof?.equal !== true)
    throw new Error(`The deployment ended ${ended.state}: ${ended.error ?? JSON.stringify(ended.proof)}`)
}
