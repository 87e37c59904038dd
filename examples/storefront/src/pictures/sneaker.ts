import { drawLaces } from './draw-shoe.ts'
import type { Palette } from './palette.ts'

/** Brio: low leather sneaker on a flat, stitched cup sole. */
export const drawSneaker = ({ main, dark, light, trim, sole, soleDark }: Palette): string => `
<path d="M262 176C268 142 284 122 310 122C328 122 336 134 340 150L356 196L280 206Z" fill="${dark}"/>
<path d="M84 318C78 276 84 220 92 176C96 160 118 156 130 168C150 190 184 200 216 194C244 188 262 176 278 158C290 150 304 154 312 164C352 206 410 230 476 242C550 252 596 280 602 318Z" fill="${main}"/>
<path d="M98 166C108 158 122 160 130 168C150 190 184 200 216 194C244 188 262 176 278 158C270 188 250 216 212 220C164 220 122 200 98 166Z" fill="${dark}"/>
<path d="M84 318C80 288 82 248 90 200C116 208 146 220 158 240C160 270 160 296 156 318Z" fill="${trim}"/>
<path d="M312 164C352 206 410 230 476 242L446 278C380 264 320 232 286 186Z" fill="${light}"/>
<path d="M470 318C466 286 480 256 500 246C562 258 598 282 602 318Z" fill="${light}" opacity=".7"/>
<path d="M470 318C466 286 480 256 500 246M286 186C320 232 380 264 446 278M230 318C232 280 250 240 282 214" fill="none" stroke="${dark}" stroke-width="3" stroke-dasharray="9 5"/>
<g fill="${dark}" opacity=".55"><circle cx="520" cy="276" r="3.5"/><circle cx="540" cy="282" r="3.5"/><circle cx="558" cy="290" r="3.5"/><circle cx="512" cy="292" r="3.5"/><circle cx="532" cy="298" r="3.5"/></g>
${drawLaces([316, 178], [450, 248], 5, trim)}
<path d="M76 308C72 330 74 354 88 360C92 362 100 363 108 363L580 363C600 363 614 352 616 334C617 322 616 314 612 308Z" fill="${sole}"/>
<path d="M76 340C230 346 460 346 615 340C612 354 600 363 580 363L108 363C90 363 78 356 76 340Z" fill="${soleDark}"/>
<path d="M84 320L608 320" stroke="${soleDark}" stroke-width="3" stroke-dasharray="10 6"/>`
