import { counter, gauge, type Metrics, seconds } from "../metrics/open-metrics.ts";

/** Counts what is asked of the server. */
export type HttpMetrics = {
  /** One request that was answered; `route` is the path as the route has it. */
  answered(request: { method: string; route: string; status: number; ms: number }): void;
  text: Metrics["text"];
  contentType: string;
};

/** Adds the figures of the server; `listeners` counts open event streams. */
export function openHttpMetrics(metrics: Metrics, listeners: () => number): HttpMetrics {
  const requests = counter(metrics, "readout_http_requests_total", "Requests that were answered", [
    "method",
    "route",
    "status",
  ]);
  const time = seconds(metrics, "readout_http_request_seconds", "Time until the answer began", [
    "route",
  ]);
  const streams = gauge(metrics, "readout_http_streams", "Open event streams");
  metrics.beforeText(async () => streams.set(listeners()));
  return {
    answered({ method, route, status, ms }) {
      requests.inc({ method, route, status });
      time.observe({ route }, ms / 1_000);
    },
    text: metrics.text,
    contentType: metrics.contentType,
  };
}
