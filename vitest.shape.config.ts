/** The tests of the code's own shape, which `npm run check` runs without a database. */
import { defineConfig } from 'vitest/config'

export default defineConfig({ test: { include: ['test/shape/**/*.test.ts'] } })
