/** Bodies that are being written. */
import { Fault } from '../../base/index.ts'

export const later = async (): Promise<never> => {
  throw new Fault('internal', 'This is being built.')
}
