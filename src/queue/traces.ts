import type { QueueOptions } from "bullmq";
import { InvalidInputError } from "../errors.ts";

let telemetry: QueueOptions["telemetry"];

/**
 * Has every queue and worker that this process opens from now on make spans, from the sending of a chunk to its count, by
 * the OpenTelemetry that the process has set up; without one they go nowhere. Throws InvalidInputError (code
 * INVALID_CONFIG) where the package bullmq-otel is not installed.
 */
export async function turnOnTraces(): Promise<void> {
  if (telemetry) return;
  try {
    const { BullMQOtel } = await import("bullmq-otel");
    telemetry = new BullMQOtel({ tracerName: "readout" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    const message = "needs a package that is not installed: npm install bullmq-otel";
    throw new InvalidInputError([{ field: "READOUT_TRACES", message }], "INVALID_CONFIG");
  }
}

/** The option of a queue or worker that makes spans; none where traces are off. */
export function traceOptions(): Pick<QueueOptions, "telemetry"> {
  return telemetry === undefined ? {} : { telemetry };
}
