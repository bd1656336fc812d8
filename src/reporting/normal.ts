/** The z for which the normal distribution has 95 % of its mass within -z..z. */
export const Z_95 = 1.959963984540054;
