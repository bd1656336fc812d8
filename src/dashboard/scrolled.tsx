import type { ComponentChildren } from "preact";

/** What may be wider than a screen, and is then scrolled by itself, also with keys. */
export function Scrolled({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
