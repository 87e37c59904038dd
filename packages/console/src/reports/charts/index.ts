export { BarShape } from './bar.tsx'
export { HeatCell } from './heat-cell.tsx'
export { Sparkline } from './sparkline.tsx'
export { VolumeLines } from './volume-lines.tsx'
