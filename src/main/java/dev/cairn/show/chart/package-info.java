/** Values as XChart charts. Only here XChart. */
@NullMarked
package dev.cairn.show.chart;

import org.jspecify.annotations.NullMarked;
