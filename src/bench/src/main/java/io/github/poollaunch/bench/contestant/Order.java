package io.github.poollaunch.bench.contestant;

/** A line of the shell's input: {@code {"id":7,"price":120,"count":3}}. */
public record Order(int id, int price, int count) {

    /** What {@code pool-launch map} maps; jq's {@code .price*.count}. */
    public static int total(Order order) {
        return order.price() * order.count();
    }

    /** Returns the order of a line. */
    public static Order of(int id) {
        return new Order(id, id % 1_000, id % 7);
    }

    /** Returns it as a line of JSON, with its line feed. */
    public String line() {
        return "{\"id\":" + id + ",\"price\":" + price + ",\"count\":" + count + "}\n";
    }
}
