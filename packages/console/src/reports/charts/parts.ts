import { createLazyPart } from '../../frame/lazy-part.tsx'

const charts = () => import('./index.ts')

/** Pictures of the report: fetched beside the numbers, which do not wait for them. */
export const sparkline = createLazyPart(async () => (await charts()).Sparkline)
export const barShape = createLazyPart(async () => (await charts()).BarShape)
export const heatCell = createLazyPart(async () => (await charts()).HeatCell)
export const volumeLines = createLazyPart(async () => (await charts()).VolumeLines)

/** Fetches all of them. */
export const loadCharts = async (): Promise<void> => {
  await Promise.all([sparkline, barShape, heatCell, volumeLines].map((each) => each.load()))
}
