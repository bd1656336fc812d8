#!/usr/bin/env node
import { refuseSettings, runTaggerProcess } from "../src/work/tagger-process.ts";

await runTaggerProcess(process.env).catch(refuseSettings);
