import type { Palette } from './palette.ts'

/** Duomo: Chelsea boot with elastic sides and a stacked heel. */
export const drawBoot = ({ main, dark, light, trim }: Palette): string => `
<path d="M118 326C110 280 108 190 112 92C112 74 122 66 140 64C190 58 250 58 296 64C312 66 320 76 318 92C314 132 316 164 328 192C352 224 410 240 468 252C544 264 588 286 594 326Z" fill="${main}"/>
<path d="M112 84C114 72 124 66 140 64C190 58 250 58 296 64C310 66 318 74 318 86C252 98 178 98 112 84Z" fill="${dark}"/>
<path d="M118 326C112 296 110 250 110 206C142 222 164 266 170 326Z" fill="${dark}" opacity=".7"/>
<path d="M182 92C206 94 232 94 256 92C262 140 262 184 246 226C234 244 208 244 196 226C180 184 178 140 182 92Z" fill="${trim}"/>
<path d="M192 100L194 214M203 102L204 232M214 102L215 238M225 102L225 238M236 102L236 230M247 100L246 210" stroke="#fff" stroke-opacity=".18" stroke-width="3"/>
<path d="M328 192C352 224 410 240 468 252C520 260 556 274 576 292C500 280 400 274 352 250C330 238 322 216 328 192Z" fill="${light}" opacity=".55"/>
<path d="M138 62C132 40 142 24 156 24C170 24 176 40 170 60" fill="none" stroke="${trim}" stroke-width="10" stroke-linecap="round"/>
<path d="M270 326C276 282 284 250 300 216" fill="none" stroke="${dark}" stroke-width="3" stroke-dasharray="9 5"/>
<path d="M108 318C104 326 104 336 110 340L600 340C608 336 608 324 600 316C440 326 260 326 108 318Z" fill="${dark}"/>
<path d="M110 338L600 338C600 350 588 354 570 354L300 354C276 354 262 346 246 342L242 366L116 366Z" fill="#241b15"/>
<path d="M114 329L598 329" stroke="${light}" stroke-width="2.5" stroke-dasharray="7 5"/>`
