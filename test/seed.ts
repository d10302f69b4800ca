/** Which seed property tests take: one and the same in `npm test`, so that a run can be had again; PROPERTY_SEED=new takes another each time. */
import fc from 'fast-check'

const { PROPERTY_SEED = '20260719' } = process.env
if (PROPERTY_SEED !== 'new') fc.configureGlobal({ seed: Number(PROPERTY_SEED) })
