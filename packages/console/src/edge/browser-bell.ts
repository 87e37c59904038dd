import type { Bell, Ring } from '../world.ts'

/** Hertz, one after the other: two rising tones call, a single one taps. */
const tones: Record<Ring, readonly number[]> = { waiting: [784, 1047], words: [880] }
const toneSeconds = 0.16
const loudness = 0.16

function play(context: AudioContext, hertz: number, at: number): void {
  const tone = context.createOscillator()
  const gain = context.createGain()
  tone.type = 'sine'
  tone.frequency.value = hertz
  // A tone that begins or ends at once clicks.
  gain.gain.setValueAtTime(0, at)
  gain.gain.linearRampToValueAtTime(loudness, at + 0.015)
  gain.gain.exponentialRampToValueAtTime(0.001, at + toneSeconds * 2)
  tone.connect(gain).connect(context.destination)
  tone.start(at)
  tone.stop(at + toneSeconds * 2)
}

/**
 * Tones made in the browser, so that no file is loaded. Until somebody has clicked or pressed a key on the page, browsers
 * allow no sound; what was to ring until then is not made up for.
 */
export function createBrowserBell(page: Window & typeof globalThis): Bell {
  let context: AudioContext | null = null
  const allowed = () => page.navigator.userActivation?.hasBeenActive ?? true
  return {
    ring(ring) {
      if (typeof page.AudioContext === 'undefined' || !allowed()) return
      context ??= new page.AudioContext()
      void context.resume()
      const from = context.currentTime
      for (const [index, hertz] of tones[ring].entries()) play(context, hertz, from + index * toneSeconds)
    },
  }
}
