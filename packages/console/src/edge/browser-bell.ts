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
 * Tones made in the browser, so that no file is loaded. Made with the first ring; a browser that nobody has clicked yet
 * stays silent until the next click or key.
 */
export function createBrowserBell(page: Window & typeof globalThis): Bell {
  let context: AudioContext | null = null
  const wake = () => void context?.resume()
  return {
    ring(ring) {
      if (typeof page.AudioContext === 'undefined') return
      if (!context) {
        context = new page.AudioContext()
        for (const gesture of ['pointerdown', 'keydown']) page.addEventListener(gesture, wake, { passive: true })
      }
      const { currentTime, state } = context
      if (state === 'suspended') return wake()
      tones[ring].forEach((hertz, index) => {
        if (context) play(context, hertz, currentTime + index * toneSeconds)
      })
    },
  }
}
