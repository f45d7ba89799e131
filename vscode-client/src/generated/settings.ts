// Made by `python server/tools/generate.py`; edit the declarations, not this file.

/** The settings, by their keys after `neurogebra.`. */
export type Settings = {
  readonly enable: boolean;
  readonly 'evaluation.enable': boolean;
  readonly 'evaluation.seconds': number;
  readonly 'hover.enable': boolean;
  readonly 'hover.plot': boolean;
  readonly 'lens.enable': boolean;
  readonly 'lens.backward': boolean;
  readonly 'lens.loops': boolean;
  readonly 'lens.functions': boolean;
  readonly 'hints.enable': boolean;
  readonly 'hints.values': boolean;
  readonly 'hints.shapes': boolean;
  readonly 'hints.printed': boolean;
  readonly 'completion.enable': boolean;
  readonly 'problems.enable': boolean;
  readonly 'problems.severity': Readonly<Record<string, 'error' | 'warning' | 'information' | 'hint' | 'off'>>;
  readonly 'explanation.level': 'beginner' | 'intermediate' | 'advanced';
  readonly interpreter: string;
  readonly server: 'bundled' | 'environment';
  readonly 'log.level': 'error' | 'warning' | 'information' | 'debug';
  readonly 'trace.server': 'off' | 'messages' | 'verbose';
};

export const defaults: Settings = {
  enable: true,
  'evaluation.enable': true,
  'evaluation.seconds': 1.5,
  'hover.enable': true,
  'hover.plot': true,
  'lens.enable': true,
  'lens.backward': true,
  'lens.loops': true,
  'lens.functions': true,
  'hints.enable': true,
  'hints.values': true,
  'hints.shapes': true,
  'hints.printed': true,
  'completion.enable': true,
  'problems.enable': true,
  'problems.severity': {},
  'explanation.level': 'intermediate',
  interpreter: '',
  server: 'bundled',
  'log.level': 'information',
  'trace.server': 'off',
};
