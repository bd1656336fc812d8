import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** What a process tells Prometheus of itself. */
export type Metrics = {
  registry: Registry;
  /** Does something first, whenever the figures are asked for. */
  beforeText(act: () => Promise<void>): void;
  /** All figures as Prometheus reads them, and the media type of that. */
  text(): Promise<string>;
  contentType: string;
};

/** The figures of the process alone: memory, processor, event loop. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const before: (() => Promise<void>)[] = [];
  return {
    registry,
    beforeText: (act) => void before.push(act),
    async text() {
      await Promise.all(before.map((act) => act()));
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

/** A figure that goes up and down, by labels. */
export function gauge(
  { registry }: Metrics,
  name: string,
  help: string,
  labelNames: readonly string[] = [],
): Gauge {
  return new Gauge({ name, help, labelNames: [...labelNames], registers: [registry] });
}

/** A figure that only goes up, by labels. */
export function counter(
  { registry }: Metrics,
  name: string,
  help: string,
  labelNames: readonly string[] = [],
): Counter {
  return new Counter({ name, help, labelNames: [...labelNames], registers: [registry] });
}

/** How long something takes, by labels. */
export function seconds(
  { registry }: Metrics,
  name: string,
  help: string,
  labelNames: readonly string[] = [],
): Histogram {
  const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
  return new Histogram({ name, help, labelNames: [...labelNames], buckets, registers: [registry] });
}
