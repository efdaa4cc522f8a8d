package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Numbers of any size, in each format: Jackson's limits are lifted, and nothing blows up in proportion to an exponent. */
@Timeout(20)
class NumbersTest {

    private static final List<Travel> FORMATS = List.of(Travel.plainly(), Travel.inSmile());

    @Test
    void bigInteger_ofManyDigits_arrives() {
        for (int digits : List.of(1, 5_000, 200_000)) {
            BigInteger number = new BigInteger("-" + "9".repeat(digits));
            for (Travel travel : FORMATS) {
                assertThat(travel.arrives(BigInteger.class, number)).isEqualTo(number);
                assertThat(travel.arrives(Object.class, number)).isEqualTo(number);
            }
        }
    }

    @Test
    void bigDecimal_ofAnyScale_arrivesWithItsScale() {
        for (String text : List.of(
                "0",
                "0.00",
                "-0.0",
                "100",
                "1E+2",
                "1.00",
                "1E+1000000",
                "-123.456E-1000000",
                "1E-2147483647",
                "1.5E+2147483640")) {
            BigDecimal number = new BigDecimal(text);
            for (Travel travel : FORMATS) {
                assertThat(travel.arrives(BigDecimal.class, number)).isEqualTo(number);
                assertThat(travel.arrives(Number.class, number)).isEqualTo(number);
            }
        }
        BigDecimal widest = new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE);
        for (Travel travel : FORMATS) {
            assertThat(travel.arrives(BigDecimal.class, widest)).isEqualTo(widest);
            BigDecimal long700 = new BigDecimal(new BigInteger("7".repeat(700)), Integer.MAX_VALUE);
            assertThat(travel.arrives(BigDecimal.class, long700)).isEqualTo(long700);
        }
    }

    @Test
    void fractions_keepTheirBits() {
        for (Travel travel : FORMATS) {
            for (double number : new double[] {
                0.0,
                -0.0,
                Double.MIN_VALUE,
                -Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Double.MAX_VALUE,
                0.1,
                1e22,
                2.0e-44,
                Double.NaN
            }) {
                assertThat(Double.doubleToRawLongBits((Double) travel.arrives(double.class, number)))
                        .isEqualTo(Double.doubleToRawLongBits(number));
                assertThat(Double.doubleToRawLongBits((Double) travel.arrives(Object.class, number)))
                        .isEqualTo(Double.doubleToRawLongBits(number));
                float single = (float) number;
                assertThat(Float.floatToRawIntBits((Float) travel.arrives(float.class, single)))
                        .isEqualTo(Float.floatToRawIntBits(single));
                assertThat(Float.floatToRawIntBits((Float) travel.arrives(Object.class, single)))
                        .isEqualTo(Float.floatToRawIntBits(single));
            }
        }
    }
}
